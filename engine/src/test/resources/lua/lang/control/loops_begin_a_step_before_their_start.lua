local function count(first, last, step)
  local n, seen = 0, nil
  for i = first, last, step do
    seen = seen or i
    n = n + 1
    if n == 5 then break end
  end
  return n, seen
end
print(count(-1/0, 1, 1/0))
print(count(-1/0, 1, 1))
print(count(1, 1/0, 2^60))
print(count(1e-17, 1, 1))
print(count(0.1, 0.5, 0.1))
print(count(2^53, 2^53 + 2, 1))
print(count(0/0, 1, 1))
print(count(1, 0/0, 1))
print(count(1, 2, 0))
print(count(3, 1, -0.75))
for i = -1/0, 1, 1/0 do print("never") end
for i = 2147483646, 2147483649 do io.write(i, " ") end
for i = 9007199254740991, 9007199254740993 do io.write(i, " ") break end
print()

-- expect: 0	nil
-- expect: 5	-inf
-- expect: 5	0
-- expect: 2	0
-- expect: 5	0.1
-- expect: 5	9.007199254741e+15
-- expect: 0	nil
-- expect: 0	nil
-- expect: 0	nil
-- expect: 3	3
-- expect: 2147483646 2147483647 2147483648 2147483649 9.007199254741e+15 
