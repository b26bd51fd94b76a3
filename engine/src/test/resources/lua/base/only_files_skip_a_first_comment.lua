print(load("# comment\nreturn 1"))  -- expect: nil	[string "# comment..."]:1: unexpected symbol near '#'
print(load("#t", "=shell"))  -- expect: nil	shell:1: unexpected symbol near '#'
print(load("\n#!/bin/lua", "=shell"))  -- expect: nil	shell:2: unexpected symbol near '#'
local name = os.tmpname()
local file = io.open(name, "w")
file:write("#!/bin/lua\nerror('here')")
file:close()
print((select(2, pcall(dofile, name)):gsub("^.*:(%d+:)", "%1")))  -- expect: 2: here
print(loadfile(name) ~= nil)  -- expect: true
os.remove(name)
