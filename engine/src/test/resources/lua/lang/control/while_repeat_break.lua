local i = 1
while true do i = i * 2 if i > 100 then break end end print(i)
repeat local z = i i = i - 1 until z < 100 print(i)
repeat local done = true if done then break end until false
while i > 0 do i = i - 1 if i == 50 then do break end end end print(i)
local n = 0 repeat n = n + 1 local f = function() return n end until f() == 3 print(n)

-- expect: 128
-- expect: 98
-- expect: 50
-- expect: 3
