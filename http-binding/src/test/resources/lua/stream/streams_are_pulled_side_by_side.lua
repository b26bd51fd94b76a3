-- /gate answers when /open was asked for.
local http, async = require("http"), require("async")
local gate = async.spawn(function()
  for chunk in http.request(BASE .. "/gate"):stream():chunks() do return chunk end
end)
for event in http.request(BASE .. "/burst"):stream():events() do
  if event.data == "two" then http.get(BASE .. "/open") end
  print(event.data)
end
print(gate:await())
-- expect: one
-- expect: two
-- expect: three
-- expect: gate
