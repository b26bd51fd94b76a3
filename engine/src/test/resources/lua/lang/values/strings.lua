print("a" .. 1 .. 2.5 .. "b", 1 .. "", "x" .. -0.0)
print(#"abc", #"", #"\0\1", "tab\tnew\\line")
print("a" < "b", "a" < "B", "\255" > "a", "" < "a", "a" <= "a", "Z" < "a")
print("\65\066\x43\z
       D", [[
long]], [==[a]]b]==])
local s = "" for i = 1, 5 do s = s .. i end print(s)
print(("x"):rep(3) .. ("y"):rep(2))

-- expect: a12.5b	1	x-0
-- expect: 3	0	2	tab	new\line
-- expect: true	false	true	true	true	true
-- expect: ABCD	long	a]]b
-- expect: 12345
-- expect: xxxyy
