local name = os.tmpname()
local f = io.open(name, "w")
f:write("all of it")
print(io.open(name):read("*a"))
f:close()
os.remove(name)
-- expect: all of it
