local nan = 0/0
local function differs(n) return n ~= n end
local function equals(a, b) return a == b end
local function branch(n) if n ~= n then return "nan" end return "number" end
local function upvalue() return nan ~= nan end
print(differs(0/0), differs(nan), differs(1.5), differs("x"))  -- expect: true	true	false	false
print(equals(nan, nan), equals(1.5, 1.5), equals({}, {}))  -- expect: false	true	false
print(branch(0/0), branch(2), upvalue())  -- expect: nan	number	true
local t = {nan, n = nan}
print(t[1] == t[1], t[1] ~= t[1], t[1] == nan, t.n ~= t.n)  -- expect: false	true	false	true
print(rawequal(nan, nan), rawequal(t, t))  -- expect: false	true
print(coroutine.wrap(function(a) coroutine.yield(a == a) end)(nan))  -- expect: false
