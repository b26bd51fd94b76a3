local mt = { __metatable = "locked" }
local t = setmetatable({}, mt)
print(debug.getmetatable(t) == mt, getmetatable(t))
debug.setmetatable(t, nil)
print(getmetatable(t))
-- expect: true	locked
-- expect: nil
