local t = { 5, 2, 8, 1, 9, 3, 3 }
table.sort(t)
print(table.concat(t, " "))
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " "))
local words = { "pear", "Apple", "fig", "", "apple" }
table.sort(words)
print(table.concat(words, "|"))
-- expect: 1 2 3 3 5 8 9
-- expect: 9 8 5 3 3 2 1
-- expect: |Apple|apple|fig|pear
