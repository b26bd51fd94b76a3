local t = {}
for i = 1, 20000 do t[i] = i % 3 end
table.sort(t)
print(t[1], t[10000], t[20000])
for i = 1, 20000 do t[i] = i end
table.sort(t, function(a, b) return a > b end)
print(t[1], t[20000])
-- expect: 0	1	2
-- expect: 20000	1
