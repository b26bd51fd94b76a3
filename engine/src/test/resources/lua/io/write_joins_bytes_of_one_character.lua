io.write("h\195", "\169llo ", 1, " ", 0.5, "\n")
io.write("\240\159", "\152\128\n")
-- expect: héllo 1 0.5
-- expect: 😀
