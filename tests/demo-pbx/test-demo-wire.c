/* test-demo-wire.c: every endpoint over the wire, answered and refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-program.h"

#include <string.h>

typedef struct
{
  guint status;
  const char *method;
  const char *path;
  const char *body;
  const char *expected; /* a part of the answer */
} Step;

#define SEARCH "/pbx/extension-digital/search-extension-page"
#define LOG "/pbx/call-log/search-calllog-page"
#define ALL_CALLS "\"from\":\"\",\"to\":\"\",\"type\":\"all\",\"status\":\"all\""

/* clang-format off */
static const Step steps[] = {
  { 400, "POST", "/pbx/auth/login", "{\"username\":\"admin\",\"password\":\"no\"}", "{\"code\":400,\"message\":\"not equal\",\"data\":\"\"}" },
  { 200, "GET", "/pbx/systeminfo/system-current-time", NULL, "\"data\":\"20" },
  { 200, "GET", "/pbx/systeminfo/version", NULL, "\"1model\":\"FIBERME-FCM5600\"" },
  { 200, "GET", "/pbx/systeminfo/cpu", NULL, "\"data\":[" },
  { 200, "GET", "/pbx/systeminfo/mem", NULL, "\"virtual\":{\"total\":4017598464" },
  { 200, "GET", "/pbx/systeminfo/disk", NULL, "\"usbtotall\"" },
  { 200, "GET", "/pbx/systeminfo/calls", NULL, "\"data\":[{\"calls\":\"0\"" },
  { 200, "GET", "/pbx/systeminfo/extension-status", NULL, "\"roundtripUsec\"" },
  { 200, "GET", "/pbx/systeminfo/trunk-info", NULL, "[2001:db8:17::30]:5061" },
  { 200, "GET", "/pbx/systeminfo/trunk-status", NULL, "\"trunkType\":\"iax\"" },
  { 405, "POST", "/pbx/systeminfo/version", "{}", "" },
  { 404, "GET", "/pbx/nothing", NULL, "" },

  { 200, "POST", SEARCH, "{\"page\":1,\"pageSize\":5}", "\"count\":120,\"page\":1,\"pageSize\":5}" },
  { 200, "POST", SEARCH, "{\"keyWord\":\"RECEPTION\",\"page\":0,\"pageSize\":5}", "\"count\":3,\"page\":1" },
  { 200, "POST", SEARCH, "{\"page\":500,\"pageSize\":5}", "\"items\":[],\"count\":120" },
  { 200, "POST", SEARCH, "{\"page\":1,\"pageSize\":1,\"columnKey\":\"exten\",\"order\":\"DESC\"}", "\"exten\":\"320\"" },
  { 400, "POST", SEARCH, "{\"page\":1,\"pageSize\":1,\"columnKey\":\"nonsense\",\"order\":\"DESC\"}", "unknown column" },
  { 400, "POST", SEARCH, "{\"page\":1,\"pageSize\":0}", "pageSize" },
  { 400, "POST", SEARCH, "{\"page\":", "not valid JSON" },
  { 200, "GET", "/pbx/extension-digital/extension-info", NULL, "\"type\":\"voip\"" },
  { 200, "POST", "/pbx/extension-common/gen-add-extension", "name=extension", "\"data\":\"321\"" },
  { 400, "POST", "/pbx/extension-common/gen-add-extension", "{\"name\":\"extension\"}", "x-www-form-urlencoded" },
  { 200, "GET", "/pbx/extension-digital/is-extension-available/321", NULL, "\"data\":true" },
  { 200, "GET", "/pbx/extension-digital/is-extension-available/201", NULL, "\"data\":false" },
  { 200, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"321\",\"username\":\"测试 1\",\"dialPlanId\":1,\"musicOnHoldId\":1,\"permit\":\"192.168.2.0/24,!192.168.2.34\"}", "\"data\":true" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"321\",\"dialPlanId\":1,\"musicOnHoldId\":1}", "already exists" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"322\",\"dialPlanId\":99,\"musicOnHoldId\":1}", "dial permission does not exist" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"322\",\"musicOnHoldId\":4}", "music on hold folder does not exist" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"3x2\"}", "extension number is not valid" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"322\",\"permit\":\"300.1.1.1\"}", "permit" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"322\",\"email\":\"a@b\"}", "email is not valid" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"322\",\"dialPlanId\":\"1\"}", "of type int" },
  { 400, "POST", "/pbx/extension-digital/add-extension", "{\"exten\":\"322\",\"remoteExten\":true,\"password\":\"123456\"}", "strong password" },
  { 200, "POST", "/pbx/extension-digital/update-extension", "{\"exten\":\"321\",\"username\":\"Renamed\",\"brandNew\":7}", "\"data\":true" },
  { 200, "POST", SEARCH, "{\"keyWord\":\"renamed\",\"page\":1,\"pageSize\":5}", "\"brandNew\":7" },
  { 400, "POST", "/pbx/extension-digital/update-extension", "{\"exten\":\"998\",\"username\":\"x\"}", "extension does not exist" },

  { 200, "POST", "/pbx/call-forward/list", "{\"page\":1,\"pageSize\":2}", "\"enable\":true" },
  { 200, "GET", "/pbx/call-forward/available", NULL, "\"type\":\"analog\"" },
  { 200, "POST", "/pbx/call-forward/add", "{\"dest\":\"123456789\",\"enable\":0,\"exten\":\"321\",\"id\":0,\"timeout\":10,\"type\":\"busy\"}", "\"data\":true" },
  { 400, "POST", "/pbx/call-forward/add", "{\"dest\":\"123456789\",\"enable\":0,\"exten\":\"321\",\"id\":0,\"timeout\":10,\"type\":\"busy\"}", "already exists" },
  { 400, "POST", "/pbx/call-forward/add", "{\"dest\":\"1\",\"enable\":true,\"exten\":\"201\",\"id\":0,\"timeout\":10,\"type\":\"busy\"}", "enable" },
  { 400, "POST", "/pbx/call-forward/add", "{\"dest\":\"1\",\"enable\":1,\"exten\":\"999\",\"id\":0,\"timeout\":10,\"type\":\"busy\"}", "extension does not exist" },
  { 400, "POST", "/pbx/call-forward/add", "{\"dest\":\"1\",\"enable\":1,\"exten\":\"201\",\"id\":0,\"timeout\":10,\"type\":\"odd\"}", "type" },
  { 400, "POST", "/pbx/call-forward/add", "{\"dest\":\"home\",\"enable\":1,\"exten\":\"201\",\"id\":0,\"timeout\":10,\"type\":\"busy\"}", "destination" },
  { 200, "POST", "/pbx/call-forward/update", "{\"dest\":\"202\",\"enable\":1,\"exten\":\"210\",\"id\":1,\"timeout\":20,\"type\":\"always\"}", "\"data\":true" },
  { 400, "POST", "/pbx/call-forward/update", "{\"dest\":\"202\",\"enable\":1,\"exten\":\"210\",\"id\":9999,\"timeout\":20,\"type\":\"always\"}", "record does not exist" },
  { 200, "DELETE", "/pbx/call-forward/delete", "{\"ids\":[1]}", "\"data\":true" },
  { 400, "DELETE", "/pbx/call-forward/delete", "{\"ids\":[1]}", "record does not exist" },
  { 400, "DELETE", "/pbx/call-forward/delete", "{\"ids\":[]}", "ids must not be empty" },
  { 200, "DELETE", "/pbx/extension-digital/delete-extension", "{\"extensions\":[\"321\",\"998\"]}", "\"data\":1" },
  { 400, "DELETE", "/pbx/extension-digital/delete-extension", "{\"extensions\":[\"321\"]}", "extension does not exist" },
  { 200, "DELETE", "/pbx/call-forward/delete-all", NULL, "\"data\":{}" },
  { 200, "POST", "/pbx/call-forward/list", "{\"page\":1,\"pageSize\":2}", "\"items\":[],\"count\":0" },

  { 200, "POST", "/pbx/wakeup-call/list", "{\"page\":1,\"pageSize\":20}", "\"data\":[{\"callDateTime\":\"20" },
  { 200, "POST", "/pbx/wakeup-call/add", "{\"callDateTime\":\"2099-12-15 12:42\",\"extens\":[\"201\",\"202\"],\"musicID\":0}", "\"data\":{}" },
  { 400, "POST", "/pbx/wakeup-call/add", "{\"callDateTime\":\"2020-12-15 12:42\",\"extens\":[\"201\"],\"musicID\":0}", "earlier" },
  { 400, "POST", "/pbx/wakeup-call/add", "{\"callDateTime\":\"2099-13-15 12:42\",\"extens\":[\"201\"],\"musicID\":0}", "yyyy-MM-dd" },
  { 400, "POST", "/pbx/wakeup-call/add", "{\"callDateTime\":\"2099-12-15 12:42\",\"extens\":[\"998\"],\"musicID\":0}", "998 does not exist" },
  { 200, "POST", "/pbx/wakeup-call/update", "{\"callDateTime\":\"2098-12-15 12:42\",\"ids\":[9],\"musicID\":4}", "\"data\":{}" },
  { 400, "POST", "/pbx/wakeup-call/update", "{\"callDateTime\":\"2098-12-15 12:42\",\"ids\":[9999],\"musicID\":4}", "record does not exist" },
  { 200, "DELETE", "/pbx/wakeup-call/delete", "{\"ids\":[9]}", "\"data\":{}" },
  { 400, "DELETE", "/pbx/wakeup-call/delete", "{\"ids\":[9]}", "record does not exist" },

  { 200, "POST", LOG, "{" ALL_CALLS ",\"page\":1,\"pageSize\":3}", "\"callStatus\"" },
  { 400, "POST", LOG, "{" ALL_CALLS ",\"page\":1,\"pageSize\":0}", "\"code\":400" },
  { 200, "POST", "/pbx/call-log/search-general-recording-page", "{" ALL_CALLS ",\"page\":1,\"pageSize\":3}", "\"playUrl\":\"/pbx/play/general-recording/" },
  { 200, "POST", "/pbx/call-log/search-conference-recording-page", "{" ALL_CALLS ",\"page\":1,\"pageSize\":3}", "\"timeLength\":\"" },
  { 200, "POST", "/pbx/call-log/search-onetouch-recording-page", "{" ALL_CALLS ",\"page\":1,\"pageSize\":3}", "\"FileName\":\"" },

  { 200, "GET", "/pbx/voice-file/list-music-on-hold-voice-file-folder", NULL, "\"sort\":\"random\"" },
  { 200, "GET", "/pbx/dial-context/list-dial-plan-simple-info", NULL, "\"seizeAnalogLine\":true" },
  { 200, "GET", "/pbx/time-rule/list-time-rule-simple-info", NULL, "上班" },

  { 200, "GET", "/pbx/phone-book/list?page=1&pageSize=3&keyword=CAF%C3%89", NULL, "Café Lumière" },
  { 200, "GET", "/pbx/phone-book/list?page=1&pageSize=3&columnKey=dialCode&order=DESC", NULL, "\"dialCode\":\"20\"" },
  { 200, "GET", "/pbx/phone-book/list", "{\"page\":1,\"pageSize\":3}", "\"count\":300" },
  { 400, "GET", "/pbx/phone-book/list?page=1", NULL, "pageSize" },
  { 200, "POST", "/pbx/phone-book/add", "{\"id\":0,\"name\":\"jj\",\"phoneNumber\":\"333444\",\"email\":\"\",\"addByRole\":\"\",\"addUser\":\"\",\"company\":\"\",\"dialCode\":\"\"}", "\"data\":true" },
  { 400, "POST", "/pbx/phone-book/add", "{\"id\":0,\"name\":\"jj\",\"phoneNumber\":\"333444\",\"email\":\"bad\"}", "email is not valid" },
  { 400, "POST", "/pbx/phone-book/add", "{\"id\":0,\"name\":\"jj\",\"phoneNumber\":\"333444\",\"dialCode\":\"01\"}", "already exists" },
  { 200, "POST", "/pbx/phone-book/update", "{\"id\":301,\"name\":\"jjj\",\"phoneNumber\":\"1\",\"addByRole\":\"operator\"}", "\"data\":{}" },
  { 200, "GET", "/pbx/phone-book/list?page=1&pageSize=3&keyword=jjj", NULL, "\"addByRole\":\"admin\"" },
  { 400, "POST", "/pbx/phone-book/update", "{\"id\":9999,\"name\":\"jjj\",\"phoneNumber\":\"1\"}", "record does not exist" },
  { 200, "DELETE", "/pbx/phone-book/delete-contact", "{\"ids\":[301]}", "\"data\":true" },
  { 400, "DELETE", "/pbx/phone-book/delete-contact", "{\"ids\":[301]}", "record does not exist" },
  { 200, "GET", "/pbx/phone-book-ldap/sync", NULL, "\"data\":true" },
  { 200, "DELETE", "/pbx/phone-book/delete-all", NULL, "\"data\":{}" },

  { 200, "POST", "/api/call-dial/dial", "{\"src\":\"201\",\"dest\":\"202\"}", "\"msg\":\"ami dial\"" },
  { 400, "POST", "/api/call-dial/dial", "{\"src\":\"998\",\"dest\":\"202\"}", "\"code\":400" },
  { 400, "POST", "/api/call-dial/dial", "{\"src\":\"201\",\"dest\":\"home\"}", "\"code\":400" },
  { 200, "POST", "/api/call-dial/hangup", "{\"extensions\":[\"201\"]}", "\"msg\":\"ami hangup\"" },
  { 400, "POST", "/api/call-dial/hangup", "{\"extensions\":[\"998\"]}", "\"code\":400" },
};
/* clang-format on */

static void
check_step (TestProgram *program, const Step *step)
{
  g_autofree char *answer = NULL;
  guint status = test_program_ask (program, step->method, step->path, step->body, &answer);

  if (status != step->status || strstr (answer, step->expected) == NULL)
    g_error ("%s %s %s: %u %.300s", step->method, step->path, step->body, status, answer);
  if (status == 200 && !g_str_has_prefix (answer, "{\"code\":0,\"message\":\"OK\",\"data\":"))
    g_error ("%s: no envelope: %.100s", step->path, answer);
}

static void
test_endpoints (void)
{
  g_autoptr (TestProgram) program = test_program_new ("--speed=4", NULL);

  test_program_sign_in (program);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    check_step (program, &steps[i]);
}

static void
test_not_signed_in (void)
{
  g_autoptr (TestProgram) program =
    test_program_new ("--call-logs=10", "--recordings=1", "--token-lifetime=2", NULL);
  static const Step good = { 200, "GET", "/pbx/systeminfo/cpu", NULL, "[" };
  static const Step refused = { 401, "GET", "/pbx/systeminfo/cpu", NULL,
                                "{\"code\":401,\"message\":\"not logged in\",\"data\":null}" };
  g_autofree char *told = NULL;

  check_step (program, &refused);
  test_program_sign_in (program);
  check_step (program, &good);
  check_step (program, &good);
  check_step (program, &refused);
  test_program_sign_in (program);
  told = test_program_tell (program, "expire-tokens");
  g_assert_cmpstr (told, ==, "ok");
  check_step (program, &refused);
}

static void
test_habits (void)
{
  g_autoptr (TestProgram) program =
    test_program_new ("--phonebook-style=post", "--wakeups-paged", "--forward-bools",
                      "--page-base=extensions=0", "--page-base=forwards=1strict", NULL);
  static const Step habits[] = {
    { 400, "GET", "/pbx/phone-book/list?page=1&pageSize=3", NULL, "parameter error" },
    { 200, "POST", "/pbx/phone-book/list", "{\"page\":1,\"pageSize\":3}", "\"count\":300" },
    { 200, "POST", "/pbx/wakeup-call/list", "{\"page\":1,\"pageSize\":3}", "\"data\":{\"items\":[" },
    { 200, "POST", SEARCH, "{\"page\":0,\"pageSize\":1}", "\"exten\":\"201\"" },
    { 200, "POST", SEARCH, "{\"page\":1,\"pageSize\":1}", "\"exten\":\"202\"" },
    { 400, "POST", "/pbx/call-forward/list", "{\"page\":0,\"pageSize\":1}", "page must be at least 1" },
    { 400, "POST", "/pbx/call-forward/add",
      "{\"dest\":\"1\",\"enable\":1,\"exten\":\"201\",\"id\":0,\"timeout\":1,\"type\":\"busy\"}", "enable" },
    { 200, "POST", "/pbx/call-forward/add",
      "{\"dest\":\"1\",\"enable\":true,\"exten\":\"201\",\"id\":0,\"timeout\":1,\"type\":\"busy\"}", "true" },
  };

  test_program_sign_in (program);
  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    check_step (program, &habits[i]);
}

/* The address of the newest recording. */
static char *
find_recording (TestProgram *program)
{
  g_autofree char *answer = NULL;
  const char *start;

  g_assert_cmpuint (test_program_ask (program, "POST", "/pbx/call-log/search-general-recording-page",
                                      "{" ALL_CALLS ",\"page\":1,\"pageSize\":1}", &answer),
                    ==, 200);
  start = strstr (answer, "/pbx/play/");
  g_assert_nonnull (start);
  return g_strndup (start, strcspn (start, "\""));
}

static void
test_download (void)
{
  g_autoptr (TestProgram) program = test_program_new ("--seed=5600", NULL);
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autofree char *bare_query = NULL;
  g_autofree char *token = NULL;
  g_autoptr (SoupMessage) part = NULL;
  g_autoptr (SoupMessage) whole = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) all = NULL;

  test_program_sign_in (program);
  path = find_recording (program);
  whole = test_program_new_message (program, "GET", path, NULL);
  all = soup_session_send_and_read (program->session, whole, NULL, NULL);
  g_assert_cmpuint (soup_message_get_status (whole), ==, 200);
  g_assert_cmpuint (g_bytes_get_size (all), >, 1000);

  part = test_program_new_message (program, "GET", path, NULL);
  soup_message_headers_set_range (soup_message_get_request_headers (part), 100, 199);
  bytes = soup_session_send_and_read (program->session, part, NULL, NULL);
  g_assert_cmpuint (soup_message_get_status (part), ==, 206);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   (const char *) g_bytes_get_data (all, NULL) + 100, 100);

  token = g_strdup (program->token + strlen ("Bearer "));
  g_clear_pointer (&program->token, g_free);
  query = g_strconcat (path, "?token=", token, NULL);
  bare_query = g_strconcat (path, "?", token, NULL);
  {
    g_autofree char *refused = NULL;
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;

    g_assert_cmpuint (test_program_ask (program, "GET", path, NULL, &refused), ==, 401);
    g_assert_cmpuint (test_program_ask (program, "GET", query, NULL, &first), ==, 200);
    g_assert_cmpuint (test_program_ask (program, "GET", bare_query, NULL, &second), ==, 200);
  }
}

typedef struct
{
  const char *command;
  guint status;
  const char *expected; /* what the answer begins with */
} Fault;

static void
test_misbehaviours (void)
{
  static const Fault faults[] = {
    { "misbehave error-500 /pbx/systeminfo", 500, "{\"code\":500" },
    { "misbehave html-error", 502, "<html>" },
    { "misbehave html-200", 200, "<!doctype html>" },
    { "misbehave empty-body", 200, "" },
    { "misbehave not-envelope", 200, "{\"result\"" },
    { "misbehave code-not-zero", 200, "{\"code\":500" },
    { "misbehave refuse", 400, "{\"code\":400" },
    { "misbehave unauthorized-after", 401, "{\"code\":401" },
    { "misbehave wrong-types", 200, "{\"code\":0,\"message\":\"OK\",\"data\":[[],[],[],[]]" },
    { "misbehave deep-nesting", 200, "{\"code\":0,\"message\":\"OK\",\"data\":[[[[[[[[" },
    { "misbehave long-number", 200,
      "{\"code\":0,\"message\":\"OK\",\"data\":{\"items\":[],\"page\":1,\"pageSize\":20,\"count\":999" },
    { "misbehave huge-answer=3", 200, "{\"code\":0,\"message\":\"OK\",\"data\":[0,0,0" },
    { "misbehave cross-host-redirect=https://localhost:9/", 302, "<a" },
    { "misbehave slow=50", 200, "{\"code\":0" },
    { "misbehave reset", 0, NULL },
    { "misbehave reset-body", 0, NULL },
    { "latency 30", 200, "{\"code\":0" },
  };
  g_autoptr (TestProgram) program = test_program_new ("--seed=5600", NULL);

  test_program_sign_in (program);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *told = test_program_tell (program, faults[i].command);
      g_autofree char *answer = NULL;
      g_autofree char *good = NULL;
      g_autofree char *ended = NULL;

      g_assert_cmpstr (told, ==, "ok");
      g_test_message ("%s", faults[i].command);
      g_assert_cmpuint (test_program_ask (program, "GET", "/pbx/systeminfo/cpu", NULL, &answer), ==,
                        faults[i].status);
      if (faults[i].expected != NULL)
        g_assert_true (g_str_has_prefix (answer, faults[i].expected));
      ended = test_program_tell (program, "behave");
      g_assert_cmpuint (test_program_ask (program, "GET", "/pbx/systeminfo/cpu", NULL, &good), ==, 200);
    }
}

static void
test_control (void)
{
  static const struct
  {
    const char *command;
    const char *answer;
  } commands[] = {
    { "reset-requests", "ok" },
    { "requests", "ok 0" },
    { "last-request /", "error no such request" },
    { "misbehave nonsense", "error no such misbehaviour: nonsense" },
    { "misbehave error-500 /pbx times 1", "ok" },
    { "behave error-500", "ok 1" },
    { "clock -26h", "ok" },
    { "clock soon", "error clock +3h|-90m|0" },
    { "speed 10", "ok" },
    { "set-phones 201 3", "ok" },
    { "set-phones 998 3", "error extension does not exist" },
    { "outcome 202 busy", "ok" },
    { "traffic off", "ok" },
    { "sing", "error unknown command" },
  };
  g_autoptr (TestProgram) program = test_program_new ("--latency=1", NULL);
  g_autofree char *last = NULL;
  g_autofree char *answer = NULL;

  test_program_sign_in (program);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *told = test_program_tell (program, commands[i].command);

      g_assert_cmpstr (told, ==, commands[i].answer);
    }
  g_assert_cmpuint (test_program_ask (program, "POST", SEARCH "?x=1", "{\"page\":1,\n\"pageSize\":1}",
                                      &answer),
                    ==, 200);
  last = test_program_tell (program, "last-request /pbx/extension");
  g_assert_cmpstr (last, ==, "ok POST " SEARCH "?x=1 {\"page\":1,\"pageSize\":1}");
}

static void
test_listening (void)
{
  g_autoptr (TestProgram) program = test_program_new ("--seed=5600", NULL);
  static const Step good = { 200, "GET", "/pbx/systeminfo/cpu", NULL, "[" };
  g_autofree char *closed = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *open = NULL;
  g_autofree char *renewed = NULL;

  test_program_sign_in (program);
  closed = test_program_tell (program, "listen off");
  g_assert_cmpuint (test_program_ask (program, "GET", "/pbx/systeminfo/cpu", NULL, &answer), ==, 0);
  open = test_program_tell (program, "listen on");
  g_assert_cmpstr (open, ==, "ok");
  check_step (program, &good);
  renewed = test_program_tell (program, "certificate new");
  g_assert_true (g_str_has_prefix (renewed, "ok "));
  g_assert_cmpstr (renewed + 3, !=, program->fingerprint);
  check_step (program, &good);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/wire/endpoints", test_endpoints);
  g_test_add_func ("/demo/wire/not-signed-in", test_not_signed_in);
  g_test_add_func ("/demo/wire/habits", test_habits);
  g_test_add_func ("/demo/wire/download", test_download);
  g_test_add_func ("/demo/wire/misbehaviours", test_misbehaviours);
  g_test_add_func ("/demo/wire/control", test_control);
  g_test_add_func ("/demo/wire/listening", test_listening);
  return g_test_run ();
}
