local t = {}
t[1.0] = "one" t[2] = "two" t["1"] = "text"
print(t[1], t["1"], #t, t[2.0])
t[3] = 3 t[4] = 4 t[4] = nil print(#t)
t[2^53] = "big" print(t[2^53])
local keys = {} for i = 10, 1, -1 do keys[i] = i end print(#keys)
t = {} t[-1] = "a" t[0] = "b" t[0.5] = "c" print(t[-1], t[0], t[0.5], #t)
t = {} t[true] = 1 t[false] = 2 t[print] = 3 print(t[true], t[false], t[print])

-- expect: one	text	2	two
-- expect: 3
-- expect: big
-- expect: 10
-- expect: a	b	c	0
-- expect: 1	2	3
