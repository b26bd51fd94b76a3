-- A task runs while the script goes on; its callback gets the response.
local http = require("http")

http.request(BASE .. "/"):execute_task(function(response)
  print("callback", response:status_code())
end)
print("the script goes on")
