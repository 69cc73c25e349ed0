"""What is read of members: `members.py` who somebody is, what the viewer may see of them, who follows whom."""
