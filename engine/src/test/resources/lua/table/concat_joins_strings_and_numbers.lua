print(table.concat({ 1, 2, 3 }), table.concat({ "a", 0.5, "c" }, ", "), table.concat({}, "x") == "")
print(table.concat({ 1, 2, 3 }, ",", 2), table.concat({ 1, 2, 3 }, ",", 2, 2), table.concat({ 1, 2, 3 }, ",", 3, 2) == "")
-- expect: 123	a, 0.5, c	true
-- expect: 2,3	2	true
