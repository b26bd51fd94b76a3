local t = { "\255", "a", "\128", "é", "z" }
table.sort(t)
for i, s in ipairs(t) do io.write(s:byte(), " ") end
print()
-- expect: 97 122 128 195 255 
