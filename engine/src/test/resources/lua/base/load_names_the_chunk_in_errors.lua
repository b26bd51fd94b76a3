print(pcall(load("error('e')", "=name")))
print(pcall(load("error('e')", "@file.lua")))
-- expect: false	name:1: e
-- expect: false	file.lua:1: e
