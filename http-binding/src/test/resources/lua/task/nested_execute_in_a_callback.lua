local http = require("http")
http.request(BASE .. "/echo?outer"):execute_task(function(outer)
  print(outer:json().target, http.get(BASE .. "/echo?inner"):json().target)
end)
-- expect: /echo?outer	/echo?inner
