local n = 0
::r::
local x = n
n = n + 1
if n < 3 then goto r end
print(n, x)
-- expect: 3	2
