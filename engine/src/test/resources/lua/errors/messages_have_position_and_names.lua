print(pcall(function() error("m", 0) end))
print(pcall(function() error("m") end))
print(pcall(function() string.rep() end))
print(pcall(function() return x.y end))
print(pcall(function() local t = {} t.a.b = 1 end))
print(pcall(function() local function f() error("m", 2) end f() end))
print(pcall(error))
print(select(2, load("x =", "=chunk")))
print(select(2, load("x = = 1", "@file.lua")))
local ok, first = pcall(error, "once")
local ok, again = pcall(error, first)
print(again)
-- expect: false	m
-- expect: false	messages_have_position_and_names.lua:2: m
-- expect: false	messages_have_position_and_names.lua:3: bad argument #1 to 'rep' (string expected, got no value)
-- expect: false	messages_have_position_and_names.lua:4: attempt to index global 'x' (a nil value)
-- expect: false	messages_have_position_and_names.lua:5: attempt to index field 'a' (a nil value)
-- expect: false	messages_have_position_and_names.lua:6: m
-- expect: false	nil
-- expect: chunk:1: unexpected symbol near <eof>
-- expect: file.lua:1: unexpected symbol near '='
-- expect: once
