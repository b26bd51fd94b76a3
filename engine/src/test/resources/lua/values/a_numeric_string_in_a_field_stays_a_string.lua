local t = {}
t.x = 5 t.x = "007" print(type(t.x), t.x)
t.x = 5 t.x = "0x10" print(type(t.x), t.x)
t.x = 5 t.x = "1e3" print(type(t.x), t.x)
t[1.5] = 1 t[1.5] = "2" print(type(t[1.5]))
global = 5 global = "007" print(type(global), global)
rawset(t, "y", 1) rawset(t, "y", "1") print(type(t.y))
for k, v in pairs({a = "1"}) do print(k, type(v)) end
-- expect: string	007
-- expect: string	0x10
-- expect: string	1e3
-- expect: string
-- expect: string	007
-- expect: string
-- expect: a	string
