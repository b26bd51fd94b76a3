local http = require("http")
local r = http.post(BASE .. "/mirror", { body = '{"items":[{"name":"moon"},{"a b":true}],"none":null}' })
print(r:json("items[1].name"), r:json("$.items[1].name"), r:json('items[2]["a b"]'), #r:body():json("$").items)
-- expect: moon	moon	true	2
print(r:json("items[3].name"), r:json("nothing.at.all"), r:json("none"))
-- expect: nil	nil	null
print(select(2, pcall(r.json, r, "items[0]")))
-- expect: bad argument #1 to 'json' (path 'items[0]' is not of the form a.b[1] at position 6)
print(pcall(r.json, r, "items[1]name"))
-- expect: false	bad argument #1 to 'json' (path 'items[1]name' is not of the form a.b[1] at position 9)
