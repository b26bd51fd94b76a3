local value = {}
local ok, caught = pcall(error, value)
print(ok, caught == value)
print(pcall(error))
print(pcall(error, true))
print(pcall(error, 42))
-- expect: false	true
-- expect: false	nil
-- expect: false	true
-- expect: false	42
