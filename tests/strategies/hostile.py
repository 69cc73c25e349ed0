"""Words that try to be more than words."""

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "' onfocus='alert(1)' autofocus='",
    "{{ 7 * 7 }} {% include 'base.html' %} %(count)s %s",
    "javascript:alert(1)",
    "]]> <!-- \u202e \u2028 \x7f &amp; &lt;",
)
