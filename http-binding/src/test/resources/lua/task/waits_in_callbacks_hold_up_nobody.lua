-- /gate answers when /open was asked for, /after when /gate was.
local http = require("http")
http.request(BASE .. "/echo"):execute_task(function()
  http.request(BASE .. "/echo"):execute_task(function()
    print(http.get(BASE .. "/gate?for=callbacks"):text())
  end)
  print(http.get(BASE .. "/after?for=callbacks"):text())
  http.get(BASE .. "/open?for=callbacks")
end)
-- expect: after
-- expect: gate
