print(1 and 2, nil and 1, false or nil, nil or 3, 1 or error("not reached"))
print(not nil, not 0, not not "x", not (1 == 2))
print(nil == false, 1 == 1.0, "1" == 1, 0 == -0, 0/0 == 0/0)
local x = nil
print(x and x.y or "default", (x or {}).y)
if x == nil and not (x ~= nil) then print("nil") end
print(1 < 2 and 2 < 3 or false, (1 > 2) == false)
local function f() return nil end
print(f() == nil, f() and 1 or 2)

-- expect: 2	nil	nil	3	1
-- expect: true	false	true	true
-- expect: false	true	false	true	false
-- expect: default	nil
-- expect: nil
-- expect: true	true
-- expect: true	2
