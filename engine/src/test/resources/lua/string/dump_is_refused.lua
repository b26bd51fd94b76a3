print(pcall(string.dump, print))
-- expect: false	unable to dump given function
