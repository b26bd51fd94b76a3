local t = setmetatable({}, { __metatable = "locked" })
print(getmetatable(t))
print(pcall(function() setmetatable(t, nil) end))
print(getmetatable("").__index == string)
print(pcall(function() setmetatable({}, 1) end))
print(pcall(function() setmetatable({}) end))
-- expect: locked
-- expect: false	metatables_can_be_protected.lua:3: cannot change a protected metatable
-- expect: true
-- expect: false	metatables_can_be_protected.lua:5: bad argument #2 to 'setmetatable' (nil or table expected)
-- expect: false	metatables_can_be_protected.lua:6: bad argument #2 to 'setmetatable' (nil or table expected)
