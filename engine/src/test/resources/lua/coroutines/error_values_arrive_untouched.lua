local value = {code = 5}
local ok, caught = coroutine.resume(coroutine.create(function() error(value) end))
print(ok, caught == value)
print(coroutine.resume(coroutine.create(function() error() end)))
print(coroutine.resume(coroutine.create(function() error(true) end)))
print(coroutine.resume(coroutine.create(function() error("m", 0) end)))
print(select(2, pcall(coroutine.wrap(function() error(value) end))) == value)
-- expect: false	true
-- expect: false	nil
-- expect: false	true
-- expect: false	m
-- expect: true
