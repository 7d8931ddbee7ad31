def backward(g, x, y):
    raise ValueError(
        "</code>```\n<script>alert(1)</script> =cmd|' /C calc'!A0 \ud800 \x1b[31m \u202e" + "x" * 5000
    )


# status: error
