-- A table as body is sent as JSON; what comes back is a table again.
local http = require("http")

local response = http.request({
  url = BASE .. "/echo",
  method = "POST",
  headers = {},
  body = { moon = { phase = "new", visible = true }, seen = { "Mare Crisium", "Tycho" } },
}):execute()
local back = response:body():json()
print(back.moon.phase, back.moon.visible, #back.seen, back.seen[2])
print(back)
