local t = setmetatable({}, { __index = function() return "found" end, __newindex = function() error("no") end, __len = function() return 9 end, __eq = function() return true end })
print(t.x, rawget(t, "x"), #t, rawlen(t))
rawset(t, "x", 1)
print(t.x, rawequal(t, setmetatable({}, getmetatable(t))))
print(rawlen("four"))
print(pcall(rawset, {}, nil, 1))
print(pcall(rawset, {}, 0/0, 1))
-- expect: found	nil	9	0
-- expect: 1	false
-- expect: 4
-- expect: false	table index is nil
-- expect: false	table index is NaN
