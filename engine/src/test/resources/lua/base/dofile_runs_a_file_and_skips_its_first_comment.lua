local name = os.tmpname()
local f = io.open(name, "w")
f:write("#!/usr/bin/lua\nglobal = 5 return 'done', ...")
f:close()
print(dofile(name))
print(global, loadfile(name, "t", {})("argument"))
os.remove(name)
-- expect: done
-- expect: 5	done	argument
