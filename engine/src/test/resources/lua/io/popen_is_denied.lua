local ok, err = pcall(io.popen, "true")
print(ok, err.kind)
-- expect: false	denied
