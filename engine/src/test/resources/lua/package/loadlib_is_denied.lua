local ok, err = pcall(package.loadlib, "x", "y")
print(ok, err.kind)
-- expect: false	denied
