local function counter()
  local c = 0
  return function() c = c + 1 return c end, function() return c end
end
local increment, get = counter()
increment() increment()
print(get())
local other, otherGet = counter()
other()
print(otherGet(), get())

-- expect: 2
-- expect: 1	2
