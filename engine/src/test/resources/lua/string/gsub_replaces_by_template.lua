print(("hello world"):gsub("o", "0"))
print(("hello world"):gsub("(%w+) (%w+)", "%2 %1 %0 %%"))
print(("abc"):gsub("", "-"))
print(("abc"):gsub("c*", "x"))
print(("abc"):gsub("%w", "%0%0", 2), ("aaa"):gsub("^a", "b"), ("aaa"):gsub("a", "b", -1))
-- expect: hell0 w0rld	2
-- expect: world hello hello world %	1
-- expect: -a-b-c-	4
-- expect: xaxbxx	4
-- expect: aabbc	baa	bbb	3
