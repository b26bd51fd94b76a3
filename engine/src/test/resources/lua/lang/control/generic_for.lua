local t = {10, 20, nil, 40, x = "y"}
for i, v in ipairs(t) do io.write(i, "=", v, " ") end print()
local n = 0 for k in pairs(t) do n = n + 1 end print(n)
local function range(n) return function(s, c) if c < s then return c + 1, c * c end end, n, 0 end
for i, square in range(3) do io.write(i, ":", square, " ") end print()
for a, b, c in function(_, x) if not x then return 1, 2 end end do print(a, b, c) end
for k in pairs(t) do t[k] = nil end print(next(t))

-- expect: 1=10 2=20 
-- expect: 4
-- expect: 1:0 2:1 3:4 
-- expect: 1	2	nil
-- expect: nil
