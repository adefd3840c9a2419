/* main.c: frontdesk-demo-pbx, an FCM5600 to try Front Desk with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-control.h"
#include "demo-device.h"
#include "demo-options.h"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* Whoever started the program reads this line to find it: it must be whole, and come at once. */
static void
announce (DemoServer *server, const DemoOptions *options)
{
  printf ("frontdesk-demo-pbx listening https://127.0.0.1:%u user %s password %s fingerprint %s\n",
          demo_server_get_port (server), options->user, options->password,
          demo_server_get_fingerprint (server));
  fflush (stdout);
}

static void
follow_parent (pid_t parent, GMainLoop *loop)
{
#ifdef __linux__
  prctl (PR_SET_PDEATHSIG, SIGTERM);
#endif
  /* It may have ended before this program could ask to be told. */
  if (getppid () != parent)
    g_idle_add (quit_cb, loop);
}

static int
run (const DemoOptions *options, pid_t parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DemoDevice) device = demo_device_new (options, &error);
  g_autoptr (DemoControl) control = NULL;

  if (device == NULL)
    {
      g_printerr ("frontdesk-demo-pbx: %s\n", error->message);
      return 1;
    }
  if (options->exit_with_parent)
    follow_parent (parent, loop);
  if (options->stdin_control)
    {
      g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      control = demo_control_new (device, input, loop);
    }
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  announce (device->server, options);
  g_main_loop_run (loop);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemoOptions) options = NULL;
  pid_t parent = getppid ();

  setlocale (LC_ALL, "");
  options = demo_options_parse (&argc, &argv, &error);
  if (options == NULL)
    {
      g_printerr ("frontdesk-demo-pbx: %s\n", error->message);
      return 2;
    }
  if (options->version)
    {
      printf ("frontdesk-demo-pbx " PACKAGE_VERSION "\n");
      return 0;
    }
  return run (options, parent);
}
