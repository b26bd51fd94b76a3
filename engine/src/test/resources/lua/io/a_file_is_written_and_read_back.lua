local name = os.tmpname()
local f = io.open(name, "w")
print(f:write("line1\n", 2, " ", 0.5, "\nthree\r\n\nlast") == f, f:close())
for l in io.lines(name) do io.write("[", (l:gsub("\r", "\\r")), "]") end
print()
f = io.open(name)
print(f:read(), f:read("*n"), f:read("*n"), f:read("*l") == "", f:read("*L") == "three\r\n", f:read("*a"), f:read("*a") == "", f:read("*l"))
f:close()
os.remove(name)
-- expect: true	true
-- expect: [line1][2 0.5][three\r][][last]
-- expect: line1	2	0.5	true	true	
-- expect: last	true	nil
