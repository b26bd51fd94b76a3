local name = os.tmpname()
local f = io.open(name, "w")
print(f:setvbuf("no"), f:write("now") == f)
local g = io.open(name)
print(g:read("*a"))
g:close()
f:close()
os.remove(name)
-- expect: true	true
-- expect: now
