local name = os.tmpname()
local f = io.open(name, "w")
print(f:read())
f:close()
f = io.open(name)
print(f:write("x"))
f:close()
os.remove(name)
-- expect: nil	Bad file descriptor	9
-- expect: nil	Bad file descriptor	9
