print(load("return 1", "chunk", "b"))
print(load(function() error("broken", 0) end) == nil)
print(select(2, load(function() error({}) end)) ~= nil)
print(pcall(function() load() end))
-- expect: nil	attempt to load a text chunk (mode is 'b')
-- expect: true
-- expect: true
-- expect: false	load_reports_what_it_cannot_load.lua:4: bad argument #1 to 'load' (function expected, got no value)
