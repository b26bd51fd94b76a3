for i = 1, 3 do io.write(i, " ") end print()
for i = 10, 1, -4 do io.write(i, " ") end print()
for i = 1, 2, 0.25 do io.write(i, " ") end print()
for i = 3, 1 do io.write("never") end
for i = "1", "3" do io.write(i, " ") end print()
for i = 1, 3 do local j = i i = i * 10 io.write(i, ":", j, " ") end print()
for i = 1, 0/0 do print("never") end
for i = -3, -1 do io.write(i, " ") end print()
for i = 1, math.huge do if i > 3 then break end io.write(i, " ") end print()
for i = 1.5, 3 do io.write(i, " ") end print()
local n = 0 for i = 3, 1, -1 do for j = i, 1, -1 do n = n + j end end print(n)

-- expect: 1 2 3 
-- expect: 10 6 2 
-- expect: 1 1.25 1.5 1.75 2 
-- expect: 1 2 3 
-- expect: 10:1 20:2 30:3 
-- expect: -3 -2 -1 
-- expect: 1 2 3 
-- expect: 1.5 2.5 
-- expect: 10
