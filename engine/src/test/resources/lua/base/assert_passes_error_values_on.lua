local err = {}
local ok, caught = pcall(assert, false, err)
print(ok, caught == err)
-- expect: false	true
