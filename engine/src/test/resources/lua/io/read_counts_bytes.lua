local f = io.tmpfile()
f:write("hello world")
f:seek("set")
print(f:read(5), f:read(0) == "", f:read(100), f:read(0), f:read(1))
f:close()
-- expect: hello	true	 world	nil	nil
