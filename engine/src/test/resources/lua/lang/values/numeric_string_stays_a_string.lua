local t = {}
t.x = 5
t.x = "007"
print(type(t.x), t.x)

-- expect: string	007
