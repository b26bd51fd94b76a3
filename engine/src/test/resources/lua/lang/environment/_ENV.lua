local function f() local _ENV = {print = print} x = 5 print(x, _ENV.x) end
f() print(x)
local function g(_ENV) return a + b end
print(g {a = 1, b = 2})
print(load("x = 1 return x", "=chunk", "t", {})(), x)
print(pcall(load("local _ENV = nil return y", "=chunk")))
do local _ENV = setmetatable({}, {__index = _G}) y = 3 print(y) end
print(y, _ENV == _G)

-- expect: 5	5
-- expect: nil
-- expect: 3
-- expect: 1	nil
-- expect: false	chunk:1: attempt to index local '_ENV' (a nil value)
-- expect: 3
-- expect: nil	true
