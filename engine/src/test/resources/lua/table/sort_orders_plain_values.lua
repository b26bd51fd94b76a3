local numbers = { 3, -1.5, 2^53, 0, 1e-3, -2^31, 7, 7 }
table.sort(numbers)
print(table.concat(numbers, " "))
local strings = { "b", "", "a\200", "a\0", "B", "a", "aa", "b" }
table.sort(strings)
for i, s in ipairs(strings) do strings[i] = ("%q"):format(s) end
print((table.concat(strings, " "):gsub("\200", "?")))
print(pcall(table.sort, { 1, "2" }))
-- expect: -2147483648 -1.5 0 0.001 3 7 7 9.007199254741e+15
-- expect: "" "B" "a" "a\0" "aa" "a?" "b" "b"
-- expect: false	attempt to compare string with number
