local fs = {}
for i = 1, 3 do
  local j = i * 10
  fs[#fs + 1] = function() i = i + 1 j = j + 1 return i, j end
end
print(fs[1]()) print(fs[1]()) print(fs[2]())
local k = 0
while k < 2 do k = k + 1 local m = k fs[k] = function() return m end end
print(fs[1](), fs[2]())

-- expect: 2	11
-- expect: 3	12
-- expect: 3	21
-- expect: 1	2
