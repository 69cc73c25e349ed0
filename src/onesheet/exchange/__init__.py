"""What comes in from elsewhere and goes out whole: imports that preview and undo, exports, the archive of a site."""
